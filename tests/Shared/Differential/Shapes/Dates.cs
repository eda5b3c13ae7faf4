using CsCheck;

namespace EventTracking.Shared.Differential.Shapes;

internal static class Dates
{
    public static Shape[] All =>
    [
        Shape.Of(Gen.Select(Some.DateTime, Some.DateTimeOffset, static (local, stamped) => new Instants(local, stamped))),
        Shape.Of(Gen.Select(
            Some.DateOnly, Some.TimeOnly, Some.TimeSpan,
            static (day, time, length) => new CalendarEntry(day, time, length))),
    ];
}

[TrackedEvent("differential.dates.instants")]
internal readonly partial record struct Instants(DateTime Local, DateTimeOffset Stamped);

[TrackedEvent("differential.dates.calendar_entry")]
internal sealed partial record CalendarEntry(DateOnly Day, TimeOnly Time, TimeSpan Length);
