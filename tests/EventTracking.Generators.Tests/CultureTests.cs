using System.Globalization;
using EventTracking.Generators.Tests.Harness;

namespace EventTracking.Generators.Tests;

/// <summary>Generated code does not depend on the culture of the machine.</summary>
public sealed class CultureTests
{
    private const string Source = """
        using System; using System.Text.Json.Serialization; using EventTracking;
        public enum Kind { Below = -1, IDLE = 1, INFO }
        [Flags] public enum Bits : long { None, I = 1, J = -9223372036854775808 }
        [JsonDerivedType(typeof(Derived), -3)] public class Base;
        public class Derived : Base;
        [TrackedEvent("a.b", Version = 2)] public partial record E(
            int ID, Kind IKind, Bits Bits, Base Base, int Negative = -7, double Fraction = -1.5, decimal Money = -2.50m, float Single = 1e30f,
            Kind Default = Kind.Below, long Least = long.MinValue, double? Infinity = double.NegativeInfinity);
        """;

    [Theory]
    [InlineData("fi-FI")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Generated_code_does_not_depend_on_the_culture(string culture)
    {
        var invariant = Under(CultureInfo.InvariantCulture);

        Assert.Equal(invariant, Under(new CultureInfo(culture)));
        Assert.Contains("\"id\"", invariant["E.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "= -7, double fraction = -1.5D, decimal money = -2.50M, float single = 1E+30F", invariant["E.g.cs"], StringComparison.Ordinal);
    }

    private static IReadOnlyDictionary<string, string> Under(CultureInfo culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = culture;
        try
        {
            return GeneratorRun.Of(Source).Files;
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
