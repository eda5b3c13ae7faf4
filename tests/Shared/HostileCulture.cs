using System.Globalization;
using System.Runtime.CompilerServices;

namespace EventTracking.Shared;

/// <summary>
/// Runs all tests in a culture that breaks code that depends on it: Turkish casing, where <c>i</c> becomes <c>İ</c>, with Finnish numbers
/// and times, where -1.5 is <c>−1,5</c> with U+2212, groups are separated by no-break spaces, and times contain dots. The environment
/// variable <c>EVENTTRACKING_CULTURE=hostile</c>, which <c>.ci/run</c> sets, enables it.
/// </summary>
internal static class HostileCulture
{
#pragma warning disable CA2255 // The test assembly is a program; nothing else runs before every test.
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Use()
    {
        if (Environment.GetEnvironmentVariable("EVENTTRACKING_CULTURE") != "hostile")
            return;

        var finnish = CultureInfo.GetCultureInfo("fi-FI");
        var culture = (CultureInfo)CultureInfo.GetCultureInfo("tr-TR").Clone();
        culture.NumberFormat = finnish.NumberFormat;
        culture.DateTimeFormat = finnish.DateTimeFormat;

        // Not CurrentCulture, which would be stored in the execution context and change what tests measure there.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = culture;
    }
}
