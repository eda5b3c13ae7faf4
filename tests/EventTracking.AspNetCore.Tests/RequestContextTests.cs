using System.Diagnostics;
using System.Net;
using System.Security.Claims;
using System.Security.Principal;
using EventTracking.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.AspNetCore.TestHost;

namespace EventTracking.AspNetCore.Tests;

public sealed class RequestContextTests
{
    private static readonly string DefaultContext = """
        {"host":"courses.example.org","path":"/courses/demo","method":"POST","referer":"https://example.org/",
        "agent":"Firefox","accept_language":"fi","trace_id":"0af7651916cd43dd8448eb211c80319c"}
        """.ReplaceLineEndings("");

    private static readonly Func<HttpContext, Tracker, Task> Emit = static (_, tracker) =>
    {
        tracker.Emit("com.example.page.viewed");
        return Task.CompletedTask;
    };

    [Fact]
    public async Task An_event_has_the_context_of_its_request()
    {
        await using var site = await SomeSite.StartAsync(Emit);

        Assert.Equal(DefaultContext, await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task User_and_IP_address_are_opt_in()
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
    public async Task Each_field_can_be_selected_alone(RequestFields fields, string context)
    {
        await using var site = await SomeSite.StartAsync(Emit, options => options.Fields = fields);

        Assert.Equal(context, await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task A_field_that_is_not_selected_is_not_read()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Method);

        Assert.Equal("""{"method":"POST"}""", await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "POST";
            http.User = new UnreadableUser();
        }));
    }

    [Fact]
    public async Task The_session_ID_is_in_the_context_if_the_application_uses_sessions()
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
    public async Task An_unauthenticated_user_is_omitted()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.User);

        Assert.Equal("{}", await site.ContextOfAsync(static http =>
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, "10938")]))));
    }

    [Fact]
    public async Task Enrich_adds_values_of_the_application()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options =>
        {
            options.Fields = RequestFields.Method;
            options.Enrich = static (_, context) => context["course_id"] = "demo";
        });

        Assert.Equal("""{"method":"POST","course_id":"demo"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task The_context_is_exited_when_the_request_fails()
    {
        await using var site = await SomeSite.StartAsync(static (_, _) => throw new InvalidOperationException("broken"));

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken));

        Assert.Empty(site.Tracker.ResolveContext());
    }

    [Fact]
    public async Task A_missing_tracker_is_reported_by_name()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => SomeSite.StartAsync(Emit, static options => options.TrackerName = "audit"));

        Assert.Equal(
            "No tracker named 'audit' is registered. Call builder.AddEventTracking() or services.AddEventTracking(\"audit\").",
            error.Message);
    }

    [Fact]
    public async Task A_request_without_events_creates_no_context()
    {
        var enriched = 0;
        await using var site = await SomeSite.StartAsync(static (_, _) => Task.CompletedTask, options =>
        {
            options.Fields = RequestFields.Session | RequestFields.User;
            options.Enrich = (_, _) => enriched++;
        });

        await site.Server.SendAsync(
            static http =>
            {
                http.User = new UnreadableUser();
                http.Features.Set<ISessionFeature>(new ThrowingSession());
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(0, enriched);
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task The_context_of_a_request_is_created_once()
    {
        var enriched = 0;
        await using var site = await SomeSite.StartAsync(
            static (_, tracker) =>
            {
                tracker.Emit("com.example.one");
                using (tracker.Context("inner", new EventContext { ["inner"] = true }))
                    tracker.Emit("com.example.two");
                return Task.CompletedTask;
            },
            options =>
            {
                options.Fields = RequestFields.Method;
                options.Enrich = (_, context) => context["call"] = ++enriched;
            });

        await site.Server.SendAsync(static http => http.Request.Method = "PUT", TestContext.Current.CancellationToken);

        Assert.Equal(
            ["""{"method":"PUT","call":1}""", """{"method":"PUT","call":1,"inner":true}"""],
            site.Collected.Events.Select(static e => e.Context.GetRawText()));
    }

    [Fact]
    public async Task If_user_session_and_Enrich_throw_only_their_values_are_missing()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options =>
        {
            options.Fields = RequestFields.Method | RequestFields.User | RequestFields.Session;
            options.Enrich = static (_, context) =>
            {
                context["before"] = 1;
                throw new TimeoutException("The database does not respond.");
            };
        });

        var context = await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "PUT";
            http.User = new UnreadableUser();
            http.Features.Set<ISessionFeature>(new ThrowingSession());
        });

        Assert.Equal("""{"method":"PUT","before":1}""", context);
        Assert.Equal(3, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task If_authentication_throws_only_the_user_is_missing()
    {
        await using var site = await SomeSite.StartAsync(
            Emit, static options => options.Fields = RequestFields.Method | RequestFields.User);

        var context = await site.ContextOfAsync(static http =>
        {
            http.Request.Method = "PUT";
            http.Features.Set<IHttpAuthenticationFeature>(new ThrowingAuthentication());
        });

        Assert.Equal("""{"method":"PUT"}""", context);
        Assert.Equal(1, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Fact]
    public async Task An_unavailable_session_is_not_read()
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Session);

        Assert.Equal("{}", await site.ContextOfAsync(
            static http => http.Features.Set<ISessionFeature>(new ThrowingSession { IsAvailable = false })));
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    [Theory]
    [InlineData("sub", null, "7")]
    [InlineData("uid", null, "name")]
    [InlineData("uid", "uid", "7")]
    [InlineData("sub", "uid", null)]
    public async Task The_user_ID_is_read_from_a_default_claim_or_the_configured_one(string claim, string? userIdClaim, string? userId)
    {
        await using var site = await SomeSite.StartAsync(
            Emit, options => (options.Fields, options.UserIdClaim) = (RequestFields.User, userIdClaim));

        var context = await site.ContextOfAsync(http => http.User = new ClaimsPrincipal(
            new ClaimsIdentity([new Claim(claim, "7"), new Claim(ClaimTypes.Name, "name")], "token")));

        Assert.Equal(userId is null ? "{}" : $$"""{"user_id":"{{userId}}"}""", context);
    }

    [Theory]
    [InlineData("https://example.org/a?token=1#f", "https://example.org/a")]
    [InlineData("https://example.org/a#token", "https://example.org/a")]
    [InlineData("https://user:secret@example.org/a@b", "https://example.org/a@b")]
    [InlineData("HTTP://user:se@cret@example.org", "HTTP://example.org")]
    [InlineData("https://user:secret\\@example.org/", "https://example.org/")]
    [InlineData("//user:secret@example.org/a", "example.org/a")]
    [InlineData("https:/user:secret@example.org/a", "example.org/a")]
    [InlineData("https:///user:secret@example.org/a", "example.org/a")]
    [InlineData("user:secret@example.org", "example.org")]
    [InlineData("about:blank", "about:blank")]
    public async Task A_referer_has_no_query_fragment_or_user_information(string referer, string expected)
    {
        await using var site = await SomeSite.StartAsync(Emit, static options => options.Fields = RequestFields.Referer);
        Assert.Equal(expected, await RefererOfAsync(site, referer));
    }

    [Fact]
    public async Task The_full_referer_is_opt_in()
    {
        await using var site = await SomeSite.StartAsync(
            Emit, static options => (options.Fields, options.KeepFullReferer) = (RequestFields.Referer, true));
        Assert.Equal("https://user:pw@example.org/a?q=1#f", await RefererOfAsync(site, "https://user:pw@example.org/a?q=1#f"));
    }

    [Fact]
    public async Task Long_headers_are_truncated_and_counted_and_no_event_is_lost()
    {
        await using var site = await SomeSite.StartAsync(Emit);

        var context = System.Text.Json.JsonElement.Parse(await site.ContextOfAsync(static http =>
        {
            SomeRequest(http);
            http.Request.Headers.UserAgent = new string('a', 30_000);
            http.Request.Headers.AcceptLanguage = new string('b', 511) + "😀";
            http.Request.Headers.Referer = "https://example.org/" + new string('c', 492);
            http.Request.Headers.Host = new string('d', 513);
        }));

        Assert.Equal(new string('a', 512), context.GetProperty("agent").GetString());
        Assert.Equal(new string('b', 511), context.GetProperty("accept_language").GetString());
        Assert.Equal(512, context.GetProperty("referer").GetString()!.Length);
        Assert.Equal(new string('d', 512), context.GetProperty("host").GetString());
        Assert.Equal(3, site.Tracker.CountFailures(TrackingFailureKind.ValueTruncated));
        Assert.Equal(1, site.Tracker.GetAccount().Delivered);
    }

    [Fact]
    public async Task The_maximum_length_of_headers_can_be_set()
    {
        await using var site = await SomeSite.StartAsync(
            Emit, static options => (options.Fields, options.MaxHeaderLength) = (RequestFields.Agent, 3));

        Assert.Equal("""{"agent":"Fir"}""", await site.ContextOfAsync(SomeRequest));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => SomeSite.StartAsync(Emit, static options => options.MaxHeaderLength = 0));
    }

    [Fact]
    public async Task A_trace_ID_is_never_all_zeros()
    {
        using var hierarchical = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.TraceId,
            app => app.Use((http, next) =>
            {
                http.Features.Set<IHttpActivityFeature>(new ActivityFeature { Activity = hierarchical });
                return next(http);
            }));

        Assert.Equal("""{"trace_id":"request-7"}""", await site.ContextOfAsync(static http => http.TraceIdentifier = "request-7"));
    }

    [Fact]
    public async Task Without_a_server_identifier_the_trace_ID_is_the_root_of_a_hierarchical_activity()
    {
        using var hierarchical = new Activity("request").SetIdFormat(ActivityIdFormat.Hierarchical).Start();
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.TraceId,
            app => app.Use((http, next) =>
            {
                http.Features.Set<IHttpRequestIdentifierFeature>(null);
                http.Features.Set<IHttpActivityFeature>(new ActivityFeature { Activity = hierarchical });
                return next(http);
            }));

        Assert.Equal($$"""{"trace_id":"{{hierarchical.RootId}}"}""", await site.ContextOfAsync(static _ => { }));
    }

    [Fact]
    public async Task The_context_has_the_route_template()
    {
        await using var site = await SomeSite.StartAsync(
            Emit,
            static options => options.Fields = RequestFields.Path | RequestFields.Route,
            static app => app.MapGet("/courses/{id}", static () => "Not reached: SomeSite handles every request."));

        Assert.Equal(
            """{"path":"/courses/demo","route":"/courses/{id}"}""",
            await site.ContextOfAsync(static http => http.Request.Path = "/courses/demo"));
    }

    [Fact]
    public async Task The_path_is_the_original_one_even_in_an_exception_handler()
    {
        await using var site = await SomeSite.StartAsync(
            static (http, tracker) =>
            {
                http.Request.Path = "/error";
                tracker.Emit("com.example.failed");
                return Task.CompletedTask;
            },
            static options => options.Fields = RequestFields.Path);

        Assert.Equal("""{"path":"/courses/demo"}""", await site.ContextOfAsync(SomeRequest));
    }

    [Fact]
    public async Task Work_that_outlives_its_request_emits_the_values_captured_at_its_end()
    {
        var ended = new TaskCompletionSource();
        var work = Task.CompletedTask;
        await using var site = await SomeSite.StartAsync(
            (_, tracker) =>
            {
                work = Task.Run(async () =>
                {
                    await ended.Task;
                    tracker.Emit("com.example.page.viewed");
                });
                return Task.CompletedTask;
            },
            static options =>
            {
                options.Fields = RequestFields.Default | RequestFields.User | RequestFields.Ip;
                options.Enrich = static (_, _) => throw new InvalidOperationException("The request has ended.");
            });

        var http = await site.Server.SendAsync(SomeRequest, TestContext.Current.CancellationToken);
        http.Request.Method = "DELETE";
        http.Request.Headers.Clear();
        http.User = new UnreadableUser();
        ended.SetResult();
        await work.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.Equal(
            $$"""{{DefaultContext[..^1]}},"user_id":"10938","ip":"192.0.2.7"}""",
            Assert.Single(site.Collected.Events).Context.GetRawText());
        Assert.Equal(0, site.Tracker.CountFailures(TrackingFailureKind.ContextFailed));
    }

    private static async Task<string?> RefererOfAsync(SomeSite site, string referer) =>
        System.Text.Json.JsonElement.Parse(await site.ContextOfAsync(http => http.Request.Headers.Referer = referer))
            .GetProperty("referer").GetString();

    private sealed class ActivityFeature : IHttpActivityFeature
    {
        public required Activity Activity { get; set; }
    }

    private sealed class ThrowingSession : ISession, ISessionFeature
    {
        public bool IsAvailable { get; init; } = true;

        public string Id => throw new TimeoutException("The session store does not respond.");

        public IEnumerable<string> Keys => [];

        public ISession Session { get => this; set => throw new NotSupportedException(); }

        public Task LoadAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task CommitAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out byte[]? value) =>
            throw new NotSupportedException();

        public void Set(string key, byte[] value) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();
    }

    private sealed class ThrowingAuthentication : IHttpAuthenticationFeature
    {
        public ClaimsPrincipal? User
        {
            get => throw new TimeoutException("The identity provider does not respond.");
            set => throw new NotSupportedException();
        }
    }

    private sealed class UnreadableUser : ClaimsPrincipal
    {
        public override IIdentity Identity => throw new InvalidOperationException("The user must not be read.");
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
