using System.Text;
using CsCheck;

namespace EventTracking.Shared.Differential;

/// <inheritdoc cref="Shape"/>
internal sealed class Shape<TEvent>(Gen<TEvent> events) : Shape(typeof(TEvent).Name)
    where TEvent : ITrackedEvent<TEvent>
{
    private const int Seed = 20150416;

    public override void Check(int count, Action<WrittenEvent> check) => events.Sample(
        trackedEvent => check(BothWriters.Write(trackedEvent)),
        iter: count,
        threads: 1,
        print: static trackedEvent => Encoding.UTF8.GetString(BothWriters.Reference(trackedEvent)));

    public override IEnumerable<object> TakeEvents(int count) => Generate(count).Cast<object>();

    public override IEnumerable<WrittenEvent> Take(int count) => Generate(count).Select(BothWriters.Write);

    private IEnumerable<TEvent> Generate(int count)
    {
        var random = new PCG(1, Seed);
        for (var i = 0; i < count; i++)
            yield return events.Generate(random, null, out _);
    }
}
