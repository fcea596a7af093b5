"""Why a page says what it says: ages, protected numbers, withheld lines."""
