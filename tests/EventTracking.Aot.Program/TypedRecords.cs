using EventTracking.Aot.Program.Events;
using EventTracking.Testing;

namespace EventTracking.Aot.Program;

/// <summary>A recorded event: its line is there; the object that it was is not, and whoever asks for that is told why.</summary>
internal static class TypedRecords
{
    public static void Print()
    {
        using var recorded = new RecordedTracker();
        recorded.Tracker.EmitEnums(Mood.Content, Mood.Bored, Rights.Read, null);
        Console.WriteLine($"recorded {recorded.Events.Count} {SaysWhy(() => recorded.Single<Enums>())} {SaysWhy(() => recorded.AssertNone<Enums>())}");
    }

    private static bool SaysWhy(Action ask)
    {
        try
        {
            ask();
            return false;
        }
        catch (PlatformNotSupportedException exception)
        {
            return exception.Message.Contains("PublishAot", StringComparison.Ordinal);
        }
    }
}
