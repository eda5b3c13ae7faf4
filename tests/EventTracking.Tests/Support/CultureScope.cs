using System.Globalization;

namespace EventTracking.Tests.Support;

/// <summary>Sets the current culture until disposed.</summary>
internal readonly struct CultureScope : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentCulture;

    public CultureScope(string culture) => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

    public void Dispose() => CultureInfo.CurrentCulture = _before;
}
