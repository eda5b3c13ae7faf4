namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>Pages that were opened before the site was deployed.</summary>
public sealed class OlderPageTests
{
    [Theory]
    [InlineData("""{"name":"org.example.page.rated","data":{"stars":"***"}}""")]
    [InlineData("""{"name":"org.example.page.rated","version":1,"data":{"stars":"***"}}""")]
    [InlineData("""{"name":"org.example.page.rated","version":2,"data":{"stars":3}}""")]
    public async Task Data_of_an_earlier_version_is_converted(string sent)
    {
        await using var site = await StartAsync();

        var answer = await site.AcceptAsync(sent);

        Assert.Equal("""{"accepted":1,"rejected":[]}""", answer.GetRawText());
        Assert.Equal("""{"stars":3}""", Assert.Single(site.Collected.Events).Data.GetRawText());
    }

    [Theory]
    [InlineData(1, """{"page":"home"}""")]
    [InlineData(1, """{"page":"home","device":"laser"}""")]
    [InlineData(2, """{"page":"home"}""")]
    public async Task New_fields_with_a_default_and_removed_fields_of_an_earlier_version_are_accepted(int version, string data)
    {
        await using var site = await StartAsync();

        var answer = await site.AcceptAsync($$"""{"name":"org.example.page.printed","version":{{version}},"data":{{data}}}""");

        Assert.Equal("""{"accepted":1,"rejected":[]}""", answer.GetRawText());
        Assert.Equal("""{"page":"home","copies":1}""", Assert.Single(site.Collected.Events).Data.GetRawText());
    }

    [Fact]
    public async Task A_removed_field_in_the_same_version_is_rejected()
    {
        await using var site = await StartAsync();

        var answer = await site.AcceptAsync("""{"name":"org.example.page.printed","version":2,"data":{"page":"home","device":"laser"}}""");

        Assert.Equal(
            """{"accepted":0,"rejected":[{"index":0,"path":"device","reason":"is not a field of the event"}]}""", answer.GetRawText());
    }

    [Theory]
    [InlineData("1", """{"stars":3}""", "stars", "expected a string but found a number")]
    [InlineData("1", """{"stars":"***","more":1}""", "more", "is not a field of the event")]
    [InlineData("3", """{"stars":3}""", "", "has a version later than 2, the current one of the event")]
    [InlineData("2147483647", """{"stars":3}""", "", "has a version later than 2, the current one of the event")]
    [InlineData("0", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("-1", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("2.5", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("99999999999", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("\"2\"", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("null", """{"stars":3}""", "", "has a version that is not a positive integer")]
    [InlineData("{\"stars\":3}", """{"stars":3}""", "", "has a version that is not a positive integer")]
    public async Task A_wrong_version_is_rejected_and_does_not_affect_other_events(string version, string data, string path, string reason)
    {
        await using var site = await StartAsync();

        var answer = await site.AcceptAsync(
            $$"""{"name":"org.example.page.rated","version":{{version}},"data":{{data}}}""",
            """{"name":"org.example.page.rated","version":2,"data":{"stars":5}}""");

        Assert.Equal(
            $$"""{"accepted":1,"rejected":[{"index":0,"path":"{{path}}","reason":"{{reason}}"}]}""", answer.GetRawText());
        Assert.Single(site.Collected.Events);
    }

    private static Task<BrowserSite> StartAsync() =>
        BrowserSite.StartAsync(static browser => browser.Accept<PageRated>().Accept<PagePrinted>());
}
