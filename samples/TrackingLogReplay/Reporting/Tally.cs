namespace TrackingLogReplay.Reporting;

/// <summary>How many events of one name were emitted, and how.</summary>
internal readonly record struct Tally(int Typed, int Untyped)
{
    public int Total => Typed + Untyped;

    public static Tally operator +(Tally left, Tally right) => new(left.Typed + right.Typed, left.Untyped + right.Untyped);
}
