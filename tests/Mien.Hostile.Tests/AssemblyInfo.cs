// Processor time and memory are the whole process's: one input at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
