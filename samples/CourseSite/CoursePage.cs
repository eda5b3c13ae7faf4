namespace CourseSite;

/// <summary>The page, embedded in the assembly.</summary>
internal static class CoursePage
{
    public static Stream Open() => typeof(CoursePage).Assembly.GetManifestResourceStream("CoursePage.html")!;
}
