"""`python -m onestory.people.linkage`: the same as `onestory link`."""

from onestory.people.linkage.command import link

if __name__ == "__main__":
    link(prog_name="onestory link")
