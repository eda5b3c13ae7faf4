using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;

namespace EventTracking.LineWriter;

/// <summary>
/// Emits an event, prints whether the runtime has loaded the assembly of meters by then, and prints what a listener measures that
/// is created only afterwards.
/// </summary>
internal static class LateListener
{
    public static int Listen(Arguments arguments)
    {
        using var tracker = new Tracker(new Dictionary<string, IEventBackend> { ["file"] = new JsonLinesBackend(arguments.Text("path")) });
        tracker.Emit("test.line");
        Console.WriteLine(
            AppDomain.CurrentDomain.GetAssemblies()
                .Any(static assembly => assembly.GetName().Name == "System.Diagnostics.DiagnosticSource"));
        Console.WriteLine(Measure("eventtracking.events.accepted"));
        return 0;
    }

    // Not inlined, so that the assembly is not loaded for the method above.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static long Measure(string instrumentName)
    {
        long measured = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Name == instrumentName)
                listening.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            if (tags.IsEmpty)
                measured = value;
        });
        listener.Start();
        listener.RecordObservableInstruments();
        return measured;
    }
}
