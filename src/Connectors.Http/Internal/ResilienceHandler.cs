using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;

namespace Connectors.Http.Internal;

/// <summary>The outermost handler: runs each call through the pipeline of its account and group. Everything after it runs once an attempt.</summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private readonly ConnectorPipelines _pipelines;
    private readonly string _client;
    private readonly ConnectorResilienceOptions _options;
    private readonly Func<string>? _owner;

    public ResilienceHandler(ConnectorPipelines pipelines, string client, ConnectorResilienceOptions options, Func<string>? owner = null)
    {
        if (options.Validate() is { Count: > 0 } mistakes)
            throw new OptionsValidationException(client, typeof(ConnectorResilienceOptions), mistakes);
        _pipelines = pipelines;
        _client = client;
        _options = options;
        _owner = owner;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Options.TryGetValue(ConnectorCall.Key, out var call))
            throw new InvalidOperationException("Send through ConnectorHttp: a request without an operation does not say whether it may be repeated.");
        call.Take(request, _options, _pipelines.Time.GetTimestamp());
        if (call.Permit is not { } permit)
            return await SendAsync(request, call, cancellationToken).ConfigureAwait(false);
        using var ending = new PermitEnding(permit, _options.TotalTimeout, _pipelines.Time, cancellationToken);
        try
        {
            return await SendAsync(request, call, ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is not ConnectorException && ending.Token.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw Failures.PermitOver(call, inner: e);
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, ConnectorCall call, CancellationToken cancellationToken)
    {
        var pipeline = _pipelines.For(_client, call.Account ?? _client, call.Operation.Group, _options, call.Account is null ? _owner?.Invoke() : null);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Carry(call);
        try
        {
            var response = await pipeline.ExecuteAsync(
                static (context, it) => it.self.AttemptAsync(it.request, it.call, context.CancellationToken), context, (self: this, request, call)).ConfigureAwait(false);
            _pipelines.Health.Note(_client, response.StatusCode, call.Verdict);
            if (call is { Verdict: not null, Attempts: > 1 })
                _pipelines.Logger.GaveUp(call.Operation.System, call.Operation.Code, call.Attempts, ConnectorPipelines.Reason(Outcome.FromResult(response)));
            return response;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            _pipelines.Health.Note(_client, e, call.Attempts);
            if (call.Attempts > 1)
                _pipelines.Logger.GaveUp(call.Operation.System, call.Operation.Code, call.Attempts, ConnectorPipelines.Reason(Outcome.FromException<HttpResponseMessage>(e)));
            throw;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>One attempt with its body: a body that hangs or breaks is part of the attempt, unless it is a download's.</summary>
    private async ValueTask<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, ConnectorCall call, CancellationToken cancellationToken)
    {
        call.BeginAttempt();
        HttpResponseMessage? response = null;
        try
        {
            call.DemandPermit();
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            await call.EndAttemptAsync(response, _pipelines.Time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            response?.Dispose();
            call.FailAttempt(e);
            throw;
        }
        if (_pipelines.Logger.IsEnabled(LogLevel.Debug))
            _pipelines.Logger.Answered(call.Operation.System, call.Operation.Code, call.Attempts, (int)response.StatusCode, HeaderRedaction.Describe(response.Headers));
        return response;
    }
}
