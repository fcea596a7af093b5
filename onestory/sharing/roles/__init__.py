"""What holders of a post do, one file a role."""
