using EventTracking.Hosting;
using Shop;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.Services.ConfigureHttpJsonOptions(static options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default));
builder.Services.AddProblemDetails();
builder.Services.AddHealthChecks().AddEventTracking();
builder.Services.AddSingleton<Carts>().AddSingleton<Warehouse>().AddHostedService<MissingServers>();

// The destinations are configured in appsettings.json.
builder.AddEventTracking(static tracking => tracking.AddPostgreSql().AddOpenTelemetry());

var app = builder.Build();
app.UseEventTracking();
app.MapHealthChecks("/health");
if (app.Environment.IsDevelopment())
    app.MapEventInspector(); // At /_events.
app.MapGet("/", static () => Results.Stream(ShopPage.Open(), "text/html; charset=utf-8"));
app.MapShop();
app.Run();
