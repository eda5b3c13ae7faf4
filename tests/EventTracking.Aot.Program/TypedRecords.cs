using EventTracking.Aot.Program.Events;
using EventTracking.Testing;

namespace EventTracking.Aot.Program;

/// <summary>A recorded event: its JSON is available, but not the object, and the exception explains why.</summary>
internal static class TypedRecords
{
    public static void Print()
    {
        using var recorded = new RecordedTracker();
        recorded.Tracker.EmitEnums(Mood.Content, Mood.Bored, Rights.Read, null);
        Console.WriteLine(
            $"recorded {recorded.Events.Count} {ExplainsWhy(() => recorded.Single<Enums>())} "
                + $"{ExplainsWhy(() => recorded.AssertNone<Enums>())}");
    }

    private static bool ExplainsWhy(Action action)
    {
        try
        {
            action();
            return false;
        }
        catch (PlatformNotSupportedException exception)
        {
            return exception.Message.Contains("PublishAot", StringComparison.Ordinal);
        }
    }
}
