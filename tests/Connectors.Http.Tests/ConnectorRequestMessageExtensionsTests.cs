using Connectors.Domain.Ports;
using Connectors.Http.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http.Tests;

public sealed class ConnectorRequestMessageExtensionsTests
{
    [Fact]
    public async Task GetOperation_names_what_a_handler_sees_pass()
    {
        var watcher = new Watcher();
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new Passing(watcher)));
        rig.Transport.Then(200);

        await rig.SendAsync(Samples.Act);

        Assert.Same(Samples.Act, Assert.Single(watcher.Seen));
    }

    [Fact]
    public void A_request_of_somebody_else_has_no_operation_and_may_not_be_repeated()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Rig.Base);

        Assert.Null(request.GetOperation());
        Assert.False(request.MayBeRepeated());
    }

    [Theory]
    [InlineData(RetrySafety.Read, true)]
    [InlineData(RetrySafety.SafeRepeat, true)]
    [InlineData(RetrySafety.Create, false)]
    [InlineData(RetrySafety.Act, false)]
    [InlineData(RetrySafety.Unspecified, false)]
    public async Task MayBeRepeated_follows_the_operation(RetrySafety safety, bool mayBe)
    {
        var watcher = new Watcher();
        using var rig = new Rig(handlers: builder => builder.AddHttpMessageHandler(() => new Passing(watcher)));
        rig.Transport.Then(200);

        await rig.SendAsync(Samples.Operation("X1", HttpMethod.Put, safety));

        Assert.Equal([mayBe], watcher.Repeatable);
    }

    private sealed class Watcher
    {
        public List<Operation?> Seen { get; } = [];

        public List<bool> Repeatable { get; } = [];
    }

    private sealed class Passing(Watcher watcher) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            watcher.Seen.Add(request.GetOperation());
            watcher.Repeatable.Add(request.MayBeRepeated());
            return base.SendAsync(request, cancellationToken);
        }
    }
}
