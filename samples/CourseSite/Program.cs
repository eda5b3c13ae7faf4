using CourseSite;

var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, PlayerJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks().AddEventTracking();
builder.AddPlayer();
builder.AddEventTracking(); // Configured in appsettings.json.

var app = builder.Build();
app.UseEventTracking();
app.MapHealthChecks("/health");
app.MapGet("/", static () => Results.Stream(CoursePage.Open(), "text/html; charset=utf-8"));
app.MapPlayer();
app.Run();
