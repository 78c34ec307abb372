using System.Diagnostics.CodeAnalysis;
using Connectors.Http.Authentication;
using Connectors.Http.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Connectors.Http.Internal;

/// <summary>
/// Reads the secret of named options as it is now. The monitor follows sections that tell of changes, and what a host puts into it; a lambda tells nobody
/// that it would set another secret now, so it runs again. Whichever of the two changed last is in force.
/// </summary>
internal sealed class PresentSecret<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] TOptions>
    where TOptions : class, new()
{
    private readonly string _name;
    private readonly IOptionsMonitor<TOptions> _monitor;
    private readonly ILogger _logger;
    private readonly Func<TOptions, Secret> _secretOf;
    private readonly IConfigureOptions<TOptions>[] _setups;
    private readonly IPostConfigureOptions<TOptions>[] _last;
    private readonly bool _hasLambda;
    private readonly Lock _gate = new();
    private Secret _monitored;
    private Secret _set;
    private Secret _inForce;
    private TOptions _good;
    private bool _isTold;

    public PresentSecret(
        string name,
        Func<TOptions, Secret> secretOf,
        IOptionsMonitor<TOptions> monitor,
        IEnumerable<IConfigureOptions<TOptions>> setups,
        IEnumerable<IPostConfigureOptions<TOptions>> last,
        ILogger logger)
    {
        _name = name;
        _logger = logger;
        _monitor = monitor;
        _secretOf = secretOf;
        _setups = [.. setups.Where(s => s is ConfigureNamedOptions<TOptions> named ? named.Name is null || named.Name == name : s is IConfigureNamedOptions<TOptions>)];
        _last = [.. last.Where(p => p is not PostConfigureOptions<TOptions> named || named.Name is null || named.Name == name)];
        _hasLambda = _last.Length > 0 || _setups.Any(static s => s is not SectionOptions<TOptions>);
        _good = monitor.Get(name);
        _inForce = _set = _monitored = secretOf(_good);
    }

    /// <summary>The options as they are now; the last good ones while a change of them is wrong, so that a slip of the pen stops no running connection.</summary>
    public TOptions Options
    {
        get
        {
            try
            {
                var options = _monitor.Get(_name);
                Volatile.Write(ref _good, options);
                _isTold = false;
                return options;
            }
            catch (OptionsValidationException e)
            {
                if (!_isTold)
                    _logger.OptionsKept(_name, string.Join(" ", e.Failures));
                _isTold = true;
                return Volatile.Read(ref _good);
            }
        }
    }

    public Secret Read()
    {
        var monitored = _secretOf(Options);
        if (!_hasLambda)
            return monitored;
        var set = _secretOf(SetAnew());
        lock (_gate)
        {
            if (set != _set)
                _inForce = _set = set;
            else if (monitored != _monitored)
                _inForce = monitored;
            _monitored = monitored;
            return _inForce;
        }
    }

    private TOptions SetAnew()
    {
        var options = new TOptions();
        foreach (var setup in _setups)
            ((IConfigureNamedOptions<TOptions>)setup).Configure(_name, options);
        foreach (var last in _last)
            last.PostConfigure(_name, options);
        return options;
    }
}
