// Every default tracker that a test makes becomes the one of the process, so that no two tests may run at once.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
