using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace EventTracking.AspNetCore.Tests.Browser;

/// <summary>Which pages can send events.</summary>
public sealed class RequestOriginTests
{
    private const string Host = "http://localhost";

    [Theory]
    [InlineData("same-origin", Host, HttpStatusCode.Accepted)]
    [InlineData("none", null, HttpStatusCode.Accepted)]
    [InlineData("same-site", "http://other.localhost", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("cross-site", Host, HttpStatusCode.Forbidden)]
    [InlineData("later", Host, HttpStatusCode.Forbidden)]
    [InlineData(null, null, HttpStatusCode.Accepted)]
    [InlineData(null, Host, HttpStatusCode.Accepted)]
    [InlineData(null, "https://LOCALHOST", HttpStatusCode.Accepted)]
    [InlineData(null, "http://localhost:8080", HttpStatusCode.Forbidden)]
    [InlineData(null, "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, "null", HttpStatusCode.Forbidden)]
    public async Task Requests_of_other_origins_are_refused(string? fetchSite, string? origin, HttpStatusCode expected)
    {
        await using var site = await BrowserSite.StartAsync();

        Assert.Equal(expected, await StatusAsync(site, fetchSite, origin));
        Assert.Equal(expected is HttpStatusCode.Accepted ? 1 : 0, site.Collected.Events.Count);
    }

    [Theory]
    [InlineData("https://app.example.org", HttpStatusCode.Accepted)]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    public async Task The_CORS_policy_of_the_endpoint_allows_origins(string? origin, HttpStatusCode expected)
    {
        await using var named = await BrowserSite.StartAsync(
            services: static services => services.AddCors(static options => options.AddPolicy("events", Policy)),
            use: static app => app.UseCors(),
            endpoint: static events => events.RequireCors("events"));
        await using var inline = await BrowserSite.StartAsync(
            services: static services => services.AddCors(),
            use: static app => app.UseCors(),
            endpoint: static events => events.RequireCors(Policy));

        Assert.Equal(expected, await StatusAsync(named, "cross-site", origin));
        Assert.Equal(expected, await StatusAsync(inline, "cross-site", origin));
        Assert.Equal(HttpStatusCode.Accepted, await StatusAsync(named, "same-origin", Host));
    }

    [Fact]
    public async Task A_preflight_of_an_allowed_origin_succeeds()
    {
        await using var site = await BrowserSite.StartAsync(
            services: static services => services.AddCors(),
            use: static app => app.UseCors(),
            endpoint: static events => events.RequireCors(Policy));
        using var request = new HttpRequestMessage(HttpMethod.Options, "/events");
        request.Headers.Add("Origin", "https://app.example.org");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type");

        using var response = await site.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal("https://app.example.org", Assert.Single(response.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Authorization_applies_to_the_endpoint()
    {
        await using var site = await BrowserSite.StartAsync(
            services: static services =>
            {
                services.AddAuthentication("none").AddCookie("none", static options =>
                    options.Events.OnRedirectToLogin = static context =>
                    {
                        context.Response.StatusCode = StatusCode(HttpStatusCode.Unauthorized);
                        return Task.CompletedTask;
                    });
                services.AddAuthorization();
            },
            use: static app => app.UseAuthentication().UseAuthorization(),
            endpoint: static events => events.RequireAuthorization());

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(site, "same-origin", Host));
        Assert.Empty(site.Collected.Events);

        static int StatusCode(HttpStatusCode status) => (int)status;
    }

    private static void Policy(Microsoft.AspNetCore.Cors.Infrastructure.CorsPolicyBuilder policy) =>
        policy.WithOrigins("https://app.example.org").AllowAnyHeader().AllowAnyMethod();

    private static async Task<HttpStatusCode> StatusAsync(BrowserSite site, string? fetchSite, string? origin)
    {
        (string Name, string? Value)[] headers = [("Sec-Fetch-Site", fetchSite), ("Origin", origin)];
        using var response = await site.PostAsync(
            BrowserSite.Content(BrowserSite.Batch(BrowserSite.Viewed)),
            [.. headers.Where(static header => header.Value is not null).Select(static header => (header.Name, header.Value!))]);
        return response.StatusCode;
    }
}
