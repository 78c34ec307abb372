using System.Diagnostics.CodeAnalysis;
using Connectors.Http.Authentication;
using Connectors.Http.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Http;

/// <summary>One named connection of a vendor while its HTTP client is put together, and who knows its secret afterwards. Thread-safe.</summary>
/// <typeparam name="TOptions">The vendor's options.</typeparam>
public sealed class ConnectorConnection<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TOptions : ConnectorClientOptions, new()
{
    private readonly PresentSecret<TOptions> _secret;

    internal ConnectorConnection(IServiceProvider services, string name, string account, PresentSecret<TOptions> secret)
    {
        Services = services;
        Name = name;
        Account = account;
        Options = secret.Options;
        BaseAddress = Addresses.WithSlash(Options.Root!);
        _secret = secret;
    }

    /// <summary>The host's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>Name of the connection, for example <c>bq</c>.</summary>
    public string Name { get; }

    /// <summary>Name of its HTTP client and of its limits: <c>mirakl:bq</c>.</summary>
    public string Account { get; }

    /// <summary>The options when the connection was made; they were checked.</summary>
    public TOptions Options { get; }

    /// <summary>The options as the host's monitor has them now; while a change of them is wrong, which is logged, the last good ones.</summary>
    public TOptions Current => _secret.Options;

    /// <summary>The clock that the vendor is on: that of the call budgets. Tokens end on it; time-outs run on the host's.</summary>
    public TimeProvider VendorClock => Services.GetRequiredService<CallBudgets>().Time;

    /// <summary>The root of the API, ending in a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>
    /// The secret in force now, for each attempt or token anew: what a section that reloads, the host's monitor, or the lambda that sets the options has
    /// changed last.
    /// </summary>
    public Secret ReadSecret() => _secret.Read();

    /// <summary>
    /// Tells under which account its calls are counted, worked out anew when options or secret have changed. It takes the secret that was read last, so that no
    /// call runs a host's lambda for it.
    /// </summary>
    internal Func<string> CountedAs(string system, Func<TOptions, Secret, string> identity, LimitOwners owners)
    {
        (TOptions Options, Secret Secret, string Owner)? known = null;
        var gate = new Lock();
        return () =>
        {
            var (options, secret) = (Current, _secret.Last);
            lock (gate)
            {
                if (known is not { } last || !ReferenceEquals(last.Options, options) || last.Secret != secret)
                    known = (options, secret, owners.Of(system, BaseAddress.Authority, identity(options, secret), Account));
                return known.Value.Owner;
            }
        };
    }
}
