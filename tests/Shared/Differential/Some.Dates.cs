using CsCheck;

namespace EventTracking.Shared.Differential;

internal static partial class Some
{
    /// <summary>Instants of every kind, with fractions of every length.</summary>
    public static Gen<DateTime> DateTime => Gen.Select(
        Ticks(System.DateTime.MaxValue.Ticks),
        Gen.OneOfConst(DateTimeKind.Utc, DateTimeKind.Local, DateTimeKind.Unspecified),
        static (ticks, kind) => new DateTime(ticks, kind));

    public static Gen<DateTimeOffset> DateTimeOffset => Gen.OneOf(
        Gen.Select(
            Ticks(System.DateTime.MaxValue.Ticks - System.TimeSpan.TicksPerDay),
            Gen.Int[-14 * 60, 14 * 60],
            static (ticks, minutes) =>
                new DateTimeOffset(Math.Max(ticks, System.TimeSpan.TicksPerDay), System.TimeSpan.FromMinutes(minutes))),
        Gen.OneOfConst(System.DateTimeOffset.MinValue, System.DateTimeOffset.MaxValue, System.DateTimeOffset.UnixEpoch));

    public static Gen<DateOnly> DateOnly => Gen.Int[0, System.DateOnly.MaxValue.DayNumber].Select(System.DateOnly.FromDayNumber);

    public static Gen<TimeOnly> TimeOnly => Ticks(System.TimeOnly.MaxValue.Ticks).Select(static ticks => new TimeOnly(ticks));

    public static Gen<TimeSpan> TimeSpan => Gen.OneOf(
        Ticks(long.MaxValue).Select(static ticks => new TimeSpan(ticks)),
        Ticks(long.MaxValue).Select(static ticks => new TimeSpan(-ticks)),
        Ticks(System.TimeSpan.TicksPerDay).Select(static ticks => new TimeSpan(ticks)),
        Gen.OneOfConst(System.TimeSpan.Zero, System.TimeSpan.MinValue, System.TimeSpan.MaxValue));

    private static Gen<long> Ticks(long most) => Gen.Select(
        Gen.Long[0, most],
        Gen.OneOfConst(1, 10, 1_000, 100_000, System.TimeSpan.TicksPerSecond, System.TimeSpan.TicksPerDay),
        static (ticks, precision) => ticks - (ticks % precision));
}
