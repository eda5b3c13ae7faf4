// These tests start builds of other projects, which are the same in every culture.
[assembly: Trait("Category", "Processes")]
