using System.Runtime.CompilerServices;
using NnGen.Tests.Networks;

namespace NnGen.Tests.Threading;

public class OrphanedOptimizerTests
{
    [Fact]
    public void An_optimizer_whose_trainer_is_gone_updates_on_the_calling_thread()
    {
        var sgd = new SGD(learningRate: 0.5f);
        var team = BindToTeamOfItsOwn(sgd);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(team.IsAlive);

        var parameters = new float[16];
        var gradients = new float[16];
        (parameters[0], gradients[0]) = (1, 4);
        sgd.Apply(parameters, gradients);

        Assert.Equal(-1, parameters[0]);
    }

    /// <summary>In a method of its own, so that no local of the test keeps the team.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference BindToTeamOfItsOwn(SGD optimizer)
    {
        var team = new ThreadTeam(2);
        optimizer.Bind(DenseNetwork<LineSpec>.Info, 16, team);
        return new WeakReference(team);
    }
}
