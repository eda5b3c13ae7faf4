// Tests register the default tracker of the process, so they must not run in parallel.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
