using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using EventTracking.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace EventTracking.AspNetCore.Tests;

public sealed class RequestContextTests
{
    private static readonly Func<HttpContext, Tracker, Task> Emit = static (_, tracker) =>
    {
        tracker.Emit("com.example.page.viewed");
        return Task.CompletedTask;
    };

    [Fact]
    public async Task An_event_says_which_request_it_belongs_to()
    {
        await using var site = await SomeSite.StartAsync(Emit);

        Assert.Equal(
            """{"host":"courses.example.org","path":"/courses/demo","method":"POST","referer":"https://example.org/","agent":"Firefox","accept_language":"fi","trace_id":"0af7651916cd43dd8448eb211c80319c"}""",
            await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task Who_asks_is_left_out_until_it_is_asked_for()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.User | RequestFields.Ip);

        Assert.Equal("""{"user_id":"10938","ip":"192.0.2.7"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Theory]
    [InlineData(RequestFields.Host, """{"host":"courses.example.org"}""")]
    [InlineData(RequestFields.Path, """{"path":"/courses/demo"}""")]
    [InlineData(RequestFields.Method, """{"method":"POST"}""")]
    [InlineData(RequestFields.Referer, """{"referer":"https://example.org/"}""")]
    [InlineData(RequestFields.Agent, """{"agent":"Firefox"}""")]
    [InlineData(RequestFields.AcceptLanguage, """{"accept_language":"fi"}""")]
    [InlineData(RequestFields.TraceId, """{"trace_id":"0af7651916cd43dd8448eb211c80319c"}""")]
    [InlineData(RequestFields.None, "{}")]
    public async Task Each_field_can_be_had_by_itself(RequestFields fields, string context)
    {
        await using var site = await SomeSite.StartAsync(Emit, options => options.Fields = fields);

        Assert.Equal(context, await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task What_is_switched_off_is_not_read()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Method);

        Assert.Equal("""{"method":"POST"}""", await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "POST";
            http.User = new UnreadableUser();
        }));
    }

    [Fact]
    public async Task A_session_is_told_where_there_is_one()
    {
        var session = "";
        await using var site = await SomeSite.StartAsync(
            (http, tracker) =>
            {
                session = http.Session.Id;
                return Emit(http, tracker);
            },
            static options => options.Fields = RequestFields.Session,
            static app => app.UseSession());

        var context = await site.ContextOfAsync(SomeRequest);

        Assert.Equal($$"""{"session":"{{session}}"}""", context);
    }

    [Fact]
    public async Task A_user_who_is_not_authenticated_is_none()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.User);

        Assert.Equal("{}", await site.ContextOfAsync(static http => http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "10938")]))));
    }

    [Fact]
    public async Task The_application_adds_values_of_its_own()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options =>
        {
            options.Fields = RequestFields.Method;
            options.Enrich = static (_, context) => context["course_id"] = "demo";
        });

        Assert.Equal("""{"method":"POST","course_id":"demo"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task The_context_is_left_also_when_the_request_fails()
    {
        await using var site = await SomeSite.StartAsync(static (_, _) => throw new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken));

        Assert.Empty(site.Tracker.ResolveContext());
    }

    [Fact]
    public async Task A_tracker_that_is_not_registered_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => SomeSite.StartAsync(Emit, static options => options.TrackerName = "audit"));

        Assert.Equal(
            "The services have no tracker 'audit'. Register it by builder.AddEventTracking() or services.AddEventTracking(\"audit\").", error.Message);
    }

    private sealed class UnreadableUser : ClaimsPrincipal
    {
        public override IIdentity Identity => throw new InvalidOperationException("Nobody has asked for the user.");
    }

    private static void SomeRequest(HttpContext http)
    {
        http.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.7");
        http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "10938")], "password"));
        http.Request.Method = "POST";
        http.Request.Host = new HostString("courses.example.org");
        http.Request.Path = "/courses/demo";
        http.Request.QueryString = new QueryString("?token=secret");
        http.Request.Headers.TraceParent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        http.Request.Headers.Referer = "https://example.org/";
        http.Request.Headers.UserAgent = "Firefox";
        http.Request.Headers.AcceptLanguage = "fi";
    }
}
