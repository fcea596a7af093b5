"""What is watched of those who look, and how many openings for safety there may be; dated, one file each."""
