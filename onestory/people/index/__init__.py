"""The matcher's memory in the database: keys, pairs, and the persons that records resolve to."""
