// Tests of destinations mostly wait for timeouts, retries and processes.
[assembly: CollectionBehavior(MaxParallelThreads = 8)]
