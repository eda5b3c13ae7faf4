using System.Globalization;

namespace EventTracking.PostgreSql.Tables;

/// <summary>The day or month of a partition, in UTC.</summary>
internal readonly record struct Period(DateOnly Start, PostgreSqlPartitioning Length)
{
    /// <summary>Gets the first day of the next period.</summary>
    public DateOnly End => Next(1).Start;

    /// <summary>Gets the end of the partition's name.</summary>
    public string Suffix => Start.ToString(
        Length is PostgreSqlPartitioning.Day ? "yyyy'_'MM'_'dd" : "yyyy'_'MM", CultureInfo.InvariantCulture);

    /// <summary>Returns the period of a point in time.</summary>
    public static Period Of(DateTimeOffset time, PostgreSqlPartitioning length)
    {
        var day = DateOnly.FromDateTime(time.UtcDateTime);
        return new(length is PostgreSqlPartitioning.Day ? day : new DateOnly(day.Year, day.Month, 1), length);
    }

    /// <summary>Returns a later period.</summary>
    public Period Next(int count) =>
        this with { Start = Length is PostgreSqlPartitioning.Day ? Start.AddDays(count) : Start.AddMonths(count) };
}
