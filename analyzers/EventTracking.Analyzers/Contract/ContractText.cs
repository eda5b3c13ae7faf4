using System.Globalization;
using EventTracking.Analyzers.Configuration;
using EventTracking.Generators.Shape;

namespace EventTracking.Analyzers.Contract;

/// <summary>The parts of messages that several contract rules share.</summary>
internal static class ContractText
{
    /// <summary>Formats a number. The compiler formats arguments with the user's culture.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The mode, as the subject of "does not allow".</summary>
    public static string Compatibility(CompatibilityMode mode) => $"{CompatibilitySetting.Text(mode)} compatibility";
}
