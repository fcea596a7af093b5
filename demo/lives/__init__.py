"""What is true in Ashwater: people, pregnancies, homes and the turns their lives take."""
