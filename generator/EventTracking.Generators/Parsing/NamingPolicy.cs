namespace EventTracking.Generators.Parsing;

/// <summary>The members of <c>JsonKnownNamingPolicy</c>, by the same names and numbers.</summary>
internal enum NamingPolicy
{
    Unspecified = 0,
    CamelCase = 1,
    SnakeCaseLower = 2,
    SnakeCaseUpper = 3,
    KebabCaseLower = 4,
    KebabCaseUpper = 5,
}

/// <summary>Converts names as <c>JsonNamingPolicy</c> does at run time; a test holds the two against each other.</summary>
internal static class NamingPolicies
{
    public static string Convert(this NamingPolicy policy, string name) => policy switch
    {
        NamingPolicy.CamelCase => CamelCaseNaming.Convert(name),
        NamingPolicy.SnakeCaseLower => SeparatedNaming.Convert(name, '_', char.ToLowerInvariant),
        NamingPolicy.SnakeCaseUpper => SeparatedNaming.Convert(name, '_', char.ToUpperInvariant),
        NamingPolicy.KebabCaseLower => SeparatedNaming.Convert(name, '-', char.ToLowerInvariant),
        NamingPolicy.KebabCaseUpper => SeparatedNaming.Convert(name, '-', char.ToUpperInvariant),
        _ => name,
    };
}
