using System.Globalization;
using EventTracking.Analyzers.Configuration;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Contract;

/// <summary>The parts of messages that several contract rules share.</summary>
internal static class ContractText
{
    /// <summary>Formats a version. The compiler formats arguments with the user's culture.</summary>
    public static string Version(long version) => version.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mode, as the subject of "does not allow".</summary>
    public static string Compatibility(CompatibilityMode mode) => $"{CompatibilitySetting.Text(mode)} compatibility";

    /// <summary>The change as the predicate of a sentence about its path.</summary>
    public static string Predicate(ShapeChange change) => change.Kind switch
    {
        ShapeChangeKind.FieldRemoved or ShapeChangeKind.OptionalFieldRemoved => "is gone",
        ShapeChangeKind.FieldAdded or ShapeChangeKind.OptionalFieldAdded => "is new",
        ShapeChangeKind.BecameNullable => "can now be null",
        ShapeChangeKind.NoLongerNullable => "can no longer be null",
        ShapeChangeKind.BecameOptional => "can now be absent",
        ShapeChangeKind.NoLongerOptional => "can no longer be absent",
        ShapeChangeKind.MemberAdded => $"has the new value '{change.New}'",
        ShapeChangeKind.MemberRemoved => $"no longer has the value '{change.Old}'",
        ShapeChangeKind.CaseAdded => $"has the new derived type '{change.New}'",
        ShapeChangeKind.CaseRemoved => $"no longer has the derived type '{change.Old}'",
        _ => $"changed from '{change.Old}' to '{change.New}'",
    };
}
