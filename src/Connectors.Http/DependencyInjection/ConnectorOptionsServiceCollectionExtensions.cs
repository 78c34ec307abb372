using System.Diagnostics.CodeAnalysis;
using Connectors.Http;
using Connectors.Http.Configuration;
using Connectors.Http.Internal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers options that are not a client's, for example an adapter's, by the same rules.</summary>
public static class ConnectorOptionsServiceCollectionExtensions
{
    /// <summary>
    /// Adds named options that may be bound to a section. Their mistakes are told when the host starts, together with those of all connections,
    /// by section and key.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">Name of the options.</param>
    /// <param name="who">What stands before each key where no section is bound, for example <c>business-central-erp:bc</c>.</param>
    /// <param name="bind">Binds the options, written where the binding generator knows the concrete type.</param>
    /// <param name="check">Tells every mistake.</param>
    /// <param name="section">The section that they are bound to; null binds none.</param>
    /// <param name="configure">Sets options, after the section; null sets none.</param>
    public static OptionsBuilder<TOptions> AddConnectorOptions<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>(
        this IServiceCollection services,
        string name,
        string who,
        Action<IConfiguration, TOptions> bind,
        Action<TOptions, OptionsMistakes> check,
        IConfigurationSection? section = null,
        Action<TOptions>? configure = null)
        where TOptions : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(check);
        var options = new SectionOptions<TOptions>(name, section?.Path ?? who, section, bind, (values, path) =>
        {
            var mistakes = new OptionsMistakes(path);
            check(values, mistakes);
            return mistakes.All;
        }).AddTo(services, configure);
        services.TryAddEnumerable(ServiceDescriptor.Transient<IStartupValidator, ConnectorStartupValidator>());
        return options;
    }
}
