// Meters are the process's: hosts of other tests would be counted too.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
