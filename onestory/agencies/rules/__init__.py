"""What a description of a partnership must be; no Django."""
