using EventTracking.Tool.Metadata;

namespace EventTracking.Tool.Emissions;

/// <summary>A call that may emit an event.</summary>
/// <param name="Caller">The method that contains it.</param>
/// <param name="Target">The method that is called.</param>
/// <param name="TypeArguments">The type arguments of the target.</param>
/// <param name="Site">Where the call is.</param>
internal sealed record EmitCall(MethodName Caller, MethodName Target, IReadOnlyList<TypeArgument> TypeArguments, Emission Site)
{
    /// <summary>Returns whether a method is named as the generated extension methods are.</summary>
    public static bool IsTrackerExtension(MethodName method) =>
        method.Name.StartsWith("Emit", StringComparison.Ordinal)
        && method.Type.FullName.Contains("TrackerExtensions", StringComparison.Ordinal);
}
