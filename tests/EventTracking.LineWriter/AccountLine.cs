using System.Text.Json.Nodes;

namespace EventTracking.LineWriter;

/// <summary>Prints an account as a line of JSON.</summary>
internal static class AccountLine
{
    public static void Print(AccountSnapshot account) => Console.WriteLine(new JsonObject
    {
        ["path"] = account.Path,
        ["offered"] = account.Offered,
        ["delivered"] = account.Delivered,
        ["pending"] = account.Pending,
        ["rejected"] = account.Rejected.Total,
        ["disk_full"] = account.Dropped[DropReason.DiskFull],
        ["queue_full"] = account.Dropped[DropReason.QueueFull],
        ["shutdown"] = account.Dropped[DropReason.Shutdown],
    }.ToJsonString());
}
