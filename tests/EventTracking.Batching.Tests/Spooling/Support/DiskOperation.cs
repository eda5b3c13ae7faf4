namespace EventTracking.Batching.Tests.Spooling.Support;

internal enum DiskOperation
{
    CreateFolder,
    List,
    Create,
    Open,
    Delete,
    Rename,
    SyncFolder,
    Lock,
    Read,
    Write,
    Truncate,
    Sync,
}
