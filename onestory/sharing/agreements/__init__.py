"""The information-sharing agreements, one file each: what is enforced is what is printed."""
