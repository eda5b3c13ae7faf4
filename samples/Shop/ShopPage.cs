namespace Shop;

/// <summary>The page, embedded in the assembly.</summary>
internal static class ShopPage
{
    public static Stream Open() => typeof(ShopPage).Assembly.GetManifestResourceStream("ShopPage.html")!;
}
