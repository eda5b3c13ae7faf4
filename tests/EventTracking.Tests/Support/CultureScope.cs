using System.Globalization;

namespace EventTracking.Tests.Support;

/// <summary>Lets a piece of code run under another culture.</summary>
internal readonly struct CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string culture) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
