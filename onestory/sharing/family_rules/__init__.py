"""What a family is told of who looked, and what is left out for safety; dated, one file each."""
