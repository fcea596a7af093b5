"""Who is told, one file each: through which children or pregnancies their families are found."""
