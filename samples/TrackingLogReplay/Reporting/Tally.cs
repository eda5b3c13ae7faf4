namespace TrackingLogReplay.Reporting;

/// <summary>The number of events of one name, by how they were emitted.</summary>
internal readonly record struct Tally(int Typed, int Untyped)
{
    public int Total => Typed + Untyped;

    public static Tally operator +(Tally left, Tally right) => new(left.Typed + right.Typed, left.Untyped + right.Untyped);
}
