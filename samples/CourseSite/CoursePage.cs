namespace CourseSite;

/// <summary>The page, which travels inside the program.</summary>
internal static class CoursePage
{
    public static Stream Open() => typeof(CoursePage).Assembly.GetManifestResourceStream("CoursePage.html")!;
}
