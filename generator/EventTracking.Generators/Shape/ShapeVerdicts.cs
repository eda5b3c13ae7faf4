using static EventTracking.Generators.Shape.Verdict;

namespace EventTracking.Generators.Shape;

/// <summary>The table of verdicts by kind of change, and the rule that reports each kind.</summary>
internal static class ShapeVerdicts
{
    /// <summary>The rule for changes that the mode accepts.</summary>
    public const string CompatibleRule = "EVT509";

    private static readonly Dictionary<ShapeChangeKind, (Verdict Forward, Verdict Backward, string Rule)> Table = new()
    {
        [ShapeChangeKind.FieldRemoved] = (Breaking, Compatible, "EVT502"),
        [ShapeChangeKind.OptionalFieldRemoved] = (Compatible, Compatible, CompatibleRule),
        [ShapeChangeKind.TypeChanged] = (Breaking, Breaking, "EVT503"),
        [ShapeChangeKind.TypeWidened] = (Breaking, Compatible, "EVT503"),
        [ShapeChangeKind.TypeNarrowed] = (Compatible, Breaking, "EVT503"),
        [ShapeChangeKind.BecameNullable] = (Breaking, Compatible, "EVT504"),
        [ShapeChangeKind.NoLongerNullable] = (Compatible, Breaking, "EVT504"),
        [ShapeChangeKind.BecameOptional] = (Breaking, Compatible, "EVT504"),
        [ShapeChangeKind.NoLongerOptional] = (Compatible, Breaking, "EVT504"),
        [ShapeChangeKind.FieldAdded] = (Compatible, Breaking, "EVT505"),
        [ShapeChangeKind.OptionalFieldAdded] = (Compatible, Compatible, CompatibleRule),
        [ShapeChangeKind.MemberAdded] = (Breaking, Compatible, "EVT506"),
        [ShapeChangeKind.MemberRemoved] = (Compatible, Breaking, "EVT506"),
        [ShapeChangeKind.CaseAdded] = (Breaking, Compatible, "EVT506"),
        [ShapeChangeKind.CaseRemoved] = (Compatible, Breaking, "EVT506"),
        [ShapeChangeKind.ReferenceChanged] = (Compatible, Compatible, CompatibleRule),
    };

    public static Verdict Forward(ShapeChangeKind kind) => Table[kind].Forward;

    public static Verdict Backward(ShapeChangeKind kind) => Table[kind].Backward;

    public static string Rule(ShapeChangeKind kind) => Table[kind].Rule;
}
