using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventTracking.Inspector.Tests;

/// <summary>The inspector is never public by accident.</summary>
public sealed class MapEventInspectorTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Outside_Development_it_is_refused_without_a_policy(string environment)
    {
        await using var app = InspectedSite.Build(environment);

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapEventInspector("/hidden"));

        Assert.Contains($"'{environment}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("if (app.Environment.IsDevelopment())", exception.Message, StringComparison.Ordinal);
        Assert.Contains("(\"/hidden\", options => options.AuthorizationPolicy = ", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/inspector.js")]
    [InlineData("/api/events")]
    [InlineData("/api/stream")]
    [InlineData("/api/coverage")]
    [InlineData("/api/accounts")]
    public async Task With_a_policy_every_endpoint_requires_it(string path)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.Logging.ClearProviders();
        builder.Services.AddEventTracking();
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddAuthentication("none").AddCookie("none");
        builder.Services.AddAuthorizationBuilder().AddPolicy("staff", static policy => policy.RequireClaim("staff"));
        await using var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapEventInspector(configure: static options => options.AuthorizationPolicy = "staff");
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.Single()) };

        using var response = await client.GetAsync(
            new Uri($"/_events{path}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Contains("/Account/Login", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_tracker_is_named()
    {
        await using var app = InspectedSite.Build("Development");

        var exception = Assert.Throws<InvalidOperationException>(
            () => app.MapEventInspector(configure: static options => options.TrackerName = "audit"));

        Assert.Contains("No tracker named 'audit' is registered", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_buffer_that_is_too_small_is_refused()
    {
        await using var app = InspectedSite.Build("Development");

        Assert.Throws<ArgumentOutOfRangeException>(
            () => app.MapEventInspector(configure: static options => options.BufferCapacityBytes = 1_000));
    }

    [Fact]
    public async Task The_page_allows_only_its_own_script_and_is_not_cached()
    {
        await using var site = await InspectedSite.StartAsync();

        using var response = await site.Client.GetAsync(new Uri("/_events/", UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.Contains("src=\"/_events/inspector.js\"", html, StringComparison.Ordinal);
    }
}
